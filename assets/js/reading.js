// Large text and reading aloud, one tap away.
const YEAR = 60 * 60 * 24 * 365

function textSize () {
  for (const box of document.querySelectorAll('[data-text-size]')) {
    box.hidden = false
    box.addEventListener('click', event => {
      const button = event.target.closest('[data-size]')
      if (!button) return
      const size = button.getAttribute('aria-pressed') === 'true' ? '' : button.dataset.size
      document.cookie = `co_chu=${size}; path=/; max-age=${YEAR}; samesite=lax`
      document.documentElement.classList.remove('mc-text-lon', 'mc-text-rat-lon')
      if (size) document.documentElement.classList.add(`mc-text-${size}`)
      for (const one of box.querySelectorAll('[data-size]')) one.setAttribute('aria-pressed', String(one.dataset.size === size))
    })
  }
}

function vietnameseVoice () {
  return speechSynthesis.getVoices().find(voice => voice.lang.toLowerCase().startsWith('vi'))
}

function sentences () {
  const main = document.querySelector('main')
  return [...main.querySelectorAll('h1, h2, h3, h4, p, li, dt, dd, legend, label, summary, th, td')]
    .filter(part => part.offsetParent !== null && !part.querySelector('p, li, dt, dd') && !part.closest('[data-no-reading]'))
    .map(part => part.innerText.trim()).filter(Boolean)
}

function readAloud () {
  const button = document.querySelector('[data-read-aloud]')
  if (!button || !('speechSynthesis' in window)) return
  const offer = () => { button.hidden = !vietnameseVoice() }
  offer()
  speechSynthesis.addEventListener?.('voiceschanged', offer)
  const stop = () => {
    speechSynthesis.cancel()
    button.textContent = 'Đọc to trang này'
    button.setAttribute('aria-pressed', 'false')
  }
  button.addEventListener('click', () => {
    if (button.getAttribute('aria-pressed') === 'true') return stop()
    const parts = sentences().map(text => Object.assign(new SpeechSynthesisUtterance(text), { lang: 'vi-VN', voice: vietnameseVoice() }))
    if (!parts.length) return
    parts[parts.length - 1].addEventListener('end', stop)
    for (const part of parts) speechSynthesis.speak(part)
    button.textContent = 'Dừng đọc'
    button.setAttribute('aria-pressed', 'true')
  })
  window.addEventListener('pagehide', () => speechSynthesis.cancel())
}

export function reading () {
  textSize()
  readAloud()
}
