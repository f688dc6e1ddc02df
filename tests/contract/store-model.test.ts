import { openEmbeddedStore } from '../../server/src/stores/embedded/open.ts'
import { aFolder } from '../support/folders.ts'
import { agreesWithModel } from './model-agreement.ts'

/** More by JAWAB_RUNS, when the store itself has changed. */
const runs = Number(process.env.JAWAB_RUNS ?? 200)

agreesWithModel('the embedded store', (platform) => openEmbeddedStore({ folder: aFolder(), platform }), { runs })
