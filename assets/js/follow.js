// Answers copied from the person in front of the clerk follow a correction, unless they were changed themselves.
// [data-follows] holds {"person field": "form field"}.
const before = new WeakMap()

export function following () {
  document.addEventListener('focusin', event => { if (event.target.name) before.set(event.target, event.target.value) })
  document.addEventListener('change', event => {
    const map = event.target.form?.querySelector('[data-follows]')
    const follower = map && event.target.form.elements[JSON.parse(map.dataset.follows)[event.target.name]]
    if (!follower || !('value' in follower)) return
    if (follower.value === '' || follower.value === before.get(event.target)) follower.value = event.target.value
  })
}
