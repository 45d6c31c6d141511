// Answers copied from the person in front of the clerk follow a correction, or another person, unless they were changed
// themselves. [data-follows] holds {"person field": ["form field", ...]}.
const followed = new Map()

const told = form => {
  const map = form?.querySelector('[data-follows]')
  return map ? Object.entries(JSON.parse(map.dataset.follows)) : []
}

function copy (form, field, names) {
  const said = form.elements[field]?.value ?? ''
  for (const name of names) {
    const follower = form.elements[name]
    if (!follower || !('value' in follower)) continue
    if (follower.value === '' || follower.value === followed.get(field)) follower.value = said
  }
  followed.set(field, said)
}

export function following () {
  document.addEventListener('focusin', event => {
    const { form, name, value } = event.target
    if (form && name && !followed.has(name)) followed.set(name, value)
  })
  document.addEventListener('change', event => {
    for (const [field, names] of told(event.target.form)) {
      if (field === event.target.name) copy(event.target.form, field, names)
    }
  })
  document.body.addEventListener('htmx:load', event => {
    const form = event.detail.elt.closest('form')
    for (const [field, names] of told(form)) copy(form, field, names)
  })
}
