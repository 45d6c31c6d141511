// The board and the public figures.
import { charts } from './charts.js'

charts()
document.body.addEventListener('htmx:load', event => { if (event.detail.elt !== document.body) charts(event.detail.elt) })
