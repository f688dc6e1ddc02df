import { sharedRedis } from './redis-stores.ts'
import { storeContract } from './store-contract.ts'

const { open } = sharedRedis()

storeContract('the Redis store', open)
