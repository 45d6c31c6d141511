// Questions that apply only after a certain answer. Without this script all are shown, each saying when it applies.
function answersOf (form, name) {
  return [...form.elements].filter(field => field.name === name)
    .filter(field => !['radio', 'checkbox'].includes(field.type) || field.checked)
    .map(field => field.value)
}

function update (form) {
  for (const block of form.querySelectorAll('[data-show-if]')) {
    const wanted = JSON.parse(block.dataset.showValues)
    const given = answersOf(form, block.dataset.showIf)
    const shown = wanted.includes('false') && given.length === 0 ? true : given.some(value => wanted.includes(value))
    block.hidden = !shown
    for (const field of block.querySelectorAll('input, select, textarea')) field.disabled = !shown
  }
}

export function conditionalQuestions (scope = document) {
  const forms = new Set([...scope.querySelectorAll('[data-show-if]')].map(block => block.closest('form')).filter(Boolean))
  for (const form of forms) {
    for (const note of form.querySelectorAll('.mc-conditional__note')) note.hidden = true
    form.addEventListener('change', () => update(form))
    update(form)
  }
}
