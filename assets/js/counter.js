// The clerk's door.
import { comboboxes } from './combobox.js'
import { counterKeys } from './counter-keys.js'
import { following } from './follow.js'
import { forms } from './forms.js'
import { keeping } from './keeping.js'
import { listKeys } from './list-keys.js'
import { openBeside } from './open-beside.js'
import { tickAll } from './tick-all.js'

forms()
keeping()
counterKeys()
comboboxes()
following()
listKeys()
tickAll()
openBeside()
document.body.addEventListener('htmx:load', event => comboboxes(event.detail.elt))
