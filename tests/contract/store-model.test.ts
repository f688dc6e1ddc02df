import type { Platform } from '../../server/src/platform.ts'
import { openEmbeddedStore } from '../../server/src/stores/embedded/open.ts'
import type { Store } from '../../server/src/stores/store.ts'
import { aFolder } from '../support/folders.ts'
import { agreesWithModelOnLeagues } from './league-agreement.ts'
import { agreesWithModel } from './model-agreement.ts'

/** More by JAWAB_RUNS, when the store itself has changed. */
const runs = Number(process.env.JAWAB_RUNS ?? 200)

let folder: string

function open(platform: Platform) {
  folder = aFolder()
  return openEmbeddedStore({ folder, platform })
}

async function reopen(store: Store, platform: Platform) {
  await store.close()
  return openEmbeddedStore({ folder, platform })
}

agreesWithModel('the embedded store', open, { runs, reopen })
agreesWithModelOnLeagues('the embedded store', open, { runs })
