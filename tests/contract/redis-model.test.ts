import { agreesWithModelOnLeagues } from './league-agreement.ts'
import { agreesWithModel } from './model-agreement.ts'
import { sharedCluster, sharedRedis } from './redis-stores.ts'

/** More by JAWAB_RUNS, when the store itself has changed. */
const runs = Number(process.env.JAWAB_RUNS ?? 80)

const redis = sharedRedis()
const cluster = sharedCluster()

agreesWithModel('the Redis store', redis.open, { runs })
agreesWithModel('the Redis store on a cluster', cluster.open, { runs })
agreesWithModelOnLeagues('the Redis store', redis.open, { runs })
agreesWithModelOnLeagues('the Redis store on a cluster', cluster.open, { runs })
