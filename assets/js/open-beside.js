// Papers open in the frame beside them: links inside [data-open-beside="frame name"] aim at that frame when it is there.
export function openBeside () {
  document.addEventListener('click', event => {
    const link = event.target.closest('[data-open-beside] a[href]')
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
    const name = link.closest('[data-open-beside]').dataset.openBeside
    if (document.querySelector(`iframe[name="${name}"]`)) link.target = name
  }, true)
}
