// What every door with forms starts, for the page and for each piece htmx brings in.
import { autosave, forgetOnSignOut } from './autosave.js'
import { conditionalQuestions } from './conditional.js'
import { uploads } from './uploads.js'

function start (scope) {
  conditionalQuestions(scope)
  autosave(scope)
  uploads(scope)
}

export function forms () {
  start(document)
  forgetOnSignOut()
  document.body.addEventListener('htmx:load', event => { if (event.detail.elt !== document.body) start(event.detail.elt) })
}
