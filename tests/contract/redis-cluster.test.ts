import { sharedCluster } from './redis-stores.ts'
import { storeContract } from './store-contract.ts'

const { open } = sharedCluster()

storeContract('the Redis store on a cluster', open)
