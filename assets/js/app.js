// Every page: htmx, the libraries' components in Vietnamese, the offline notice, signs that something works.
import htmx from 'htmx.org'
import {
  Button, CharacterCount, Checkboxes, ErrorSummary, FileUpload, NotificationBanner, PasswordInput, Radios,
  ServiceNavigation, SkipLink, Tabs, createAll
} from 'govuk-frontend'
import { SortableTable } from '@ministryofjustice/frontend/moj/components/sortable-table/sortable-table.mjs'
import { tokenOf } from './csrf.js'
import { openDetailsForPrint } from './print.js'

const COMPONENTS = [Button, CharacterCount, Checkboxes, ErrorSummary, FileUpload, NotificationBanner, PasswordInput, Radios,
  ServiceNavigation, SkipLink, Tabs]
const SORTING = { statusMessage: 'Đã sắp theo %heading% (%direction%)', ascendingText: 'tăng dần', descendingText: 'giảm dần' }

function start (scope) {
  for (const component of COMPONENTS) createAll(component, undefined, scope)
  createAll(SortableTable, SORTING, scope)
  for (const note of scope.querySelectorAll('table[data-module="moj-sortable-table"] caption .govuk-visually-hidden')) {
    if (note.textContent.includes('sortable')) note.textContent = ' (bấm tên cột để sắp xếp).'
  }
}

function tellOffline () {
  const notice = document.querySelector('[data-offline]')
  if (notice) notice.hidden = navigator.onLine
}

document.body.classList.add('js-enabled', 'govuk-frontend-supported')
start(document)
tellOffline()
openDetailsForPrint()
window.addEventListener('online', tellOffline)
window.addEventListener('offline', tellOffline)

htmx.onLoad(element => { if (element !== document.body) start(element) })
document.body.addEventListener('htmx:configRequest', event => {
  if (event.detail.verb !== 'get') event.detail.headers['X-CSRFToken'] = tokenOf(event.target)
})

// What takes longer than a moment says so.
document.addEventListener('submit', event => {
  const button = event.submitter
  if (button) setTimeout(() => { if (!event.defaultPrevented) button.setAttribute('aria-busy', 'true') }, 300)
})

// A filter form sends only what was filled in, so that addresses stay short enough to read aloud.
document.addEventListener('submit', event => {
  const form = event.target
  if (!(form instanceof HTMLFormElement) || !form.matches('[data-filter], [role="search"]')) return
  for (const field of form.elements) if (field.name && field.value === '') field.disabled = true
})
window.addEventListener('pageshow', () => {
  for (const button of document.querySelectorAll('button[aria-busy]')) button.removeAttribute('aria-busy')
  for (const field of document.querySelectorAll('[data-filter] :disabled, [role="search"] :disabled')) field.disabled = false
})
