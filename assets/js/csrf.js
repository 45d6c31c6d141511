// The token Django put into a form of this page; the cookie is not readable from scripts.
export function tokenOf (element) {
  const form = element instanceof Element ? element.closest('form') : null
  const field = (form && form.querySelector('[name=csrfmiddlewaretoken]')) || document.querySelector('[name=csrfmiddlewaretoken]')
  return field ? field.value : ''
}
