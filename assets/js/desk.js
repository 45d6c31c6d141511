// The desk of specialists, leaders and document clerks.
import { counterKeys } from './counter-keys.js'
import { forms } from './forms.js'
import { listKeys } from './list-keys.js'
import { openBeside } from './open-beside.js'
import { readers } from './reader.js'

forms()
counterKeys()
readers()
listKeys()
openBeside()
