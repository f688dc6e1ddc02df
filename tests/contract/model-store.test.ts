import { modelStore } from '../support/model-store.ts'
import { storeContract } from './store-contract.ts'

storeContract('the model', modelStore)
