// The citizen's door.
import { forms } from './forms.js'
import { startsClean } from './kiosk.js'
import { printing } from './printing.js'
import { reading } from './reading.js'

startsClean()
forms()
printing()
reading()
