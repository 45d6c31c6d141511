// "Nhận đủ giấy bắt buộc": one key ticks every required paper, and unticks them when all were ticked.
export function tickAll () {
  document.addEventListener('click', event => {
    const button = event.target.closest('[data-tick]')
    if (!button) return
    const boxes = [...button.closest('[data-tick-all]').querySelectorAll('[data-required-paper]')]
    const all = boxes.every(box => box.checked)
    for (const box of boxes) box.checked = !all
    boxes[0]?.dispatchEvent(new Event('change', { bubbles: true }))
  })
}
