import { openEmbeddedStore } from '../../server/src/stores/embedded/open.ts'
import { aFolder } from '../support/folders.ts'
import { agreesWithModelOnLeagues } from './league-agreement.ts'
import { agreesWithModel } from './model-agreement.ts'
import type { OpenStore } from './open-store.ts'

/** More by JAWAB_RUNS, when the store itself has changed. */
const runs = Number(process.env.JAWAB_RUNS ?? 200)

const open: OpenStore = (platform) => openEmbeddedStore({ folder: aFolder(), platform })

agreesWithModel('the embedded store', open, { runs })
agreesWithModelOnLeagues('the embedded store', open, { runs })
