// The clerk's door.
import { counterKeys } from './counter-keys.js'
import { forms } from './forms.js'

forms()
counterKeys()
