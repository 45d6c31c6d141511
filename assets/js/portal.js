// The citizen's door.
import { forms } from './forms.js'
import { printing } from './printing.js'
import { reading } from './reading.js'

forms()
printing()
reading()
