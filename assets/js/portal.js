// The citizen's door.
import { forms } from './forms.js'
import { reading } from './reading.js'

forms()
reading()
