// The desk of specialists, leaders and document clerks.
import { counterKeys } from './counter-keys.js'
import { forms } from './forms.js'
import { readers } from './reader.js'

forms()
counterKeys()
readers()
