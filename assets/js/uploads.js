// Files travel in pieces and continue where they stopped, after a lost connection or a reload (in the manner of tus 1.0).
// POST <address> {name, size, type} -> {id, offset}; HEAD <address><id>/ -> Upload-Offset; PATCH <address><id>/ -> Upload-Offset.
import { tokenOf } from './csrf.js'

const PIECE = 256 * 1024
const PAUSES = [1000, 2000, 5000, 10000, 20000]

function sizeInWords (bytes) {
  if (bytes < 1024) return `${bytes} byte`
  const [amount, unit] = bytes < 1048576 ? [bytes / 1024, 'KB'] : [bytes / 1048576, 'MB']
  return `${amount.toLocaleString('vi-VN', { maximumFractionDigits: 1 })} ${unit}`
}

function pause (milliseconds) {
  return new Promise(resolve => {
    const timer = setTimeout(done, milliseconds)
    function done () { clearTimeout(timer); window.removeEventListener('online', done); resolve() }
    window.addEventListener('online', done)
  })
}

class Rejected extends Error {}

async function reasonOf (answer) {
  try { return (await answer.json()).reason || '' } catch { return '' }
}

class Transfer {
  constructor (box, file) {
    this.box = box
    this.file = file
    this.address = box.dataset.upload
    this.key = `mc-upload:${this.address}:${file.name}:${file.size}:${file.lastModified}`
    this.stopped = false
    this.draw()
  }

  draw () {
    this.item = document.createElement('li')
    this.item.className = 'mc-upload__item'
    const name = Object.assign(document.createElement('span'), { className: 'mc-upload__name', textContent: this.file.name })
    this.remove = Object.assign(document.createElement('button'), { type: 'button', className: 'mc-quiet-button', textContent: 'Bỏ tệp này' })
    this.remove.setAttribute('aria-label', `Bỏ tệp ${this.file.name}`)
    this.remove.addEventListener('click', () => this.abandon())
    this.state = Object.assign(document.createElement('span'), { className: 'mc-upload__state' })
    this.bar = Object.assign(document.createElement('progress'), { max: this.file.size || 1, value: 0 })
    this.bar.setAttribute('aria-label', `Đã gửi tệp ${this.file.name}`)
    this.item.append(name, this.remove, this.state, this.bar)
    this.box.querySelector('[data-upload-list]').append(this.item)
  }

  async ask (path, options, headers = {}) {
    const answer = await fetch(this.address + path, {
      ...options, headers: { 'X-CSRFToken': tokenOf(this.box), Accept: 'application/json', ...headers }
    })
    if (answer.ok || answer.status === 409 || answer.status === 404) return answer
    if (answer.status >= 500 || answer.status === 429) throw new TypeError('try again')
    throw new Rejected(await reasonOf(answer) || 'Máy chủ không nhận tệp này. Kiểm tra định dạng và dung lượng rồi chọn lại tệp.')
  }

  async begin () {
    const known = localStorage.getItem(this.key)
    if (known) {
      const answer = await this.ask(`${known}/`, { method: 'HEAD' })
      if (answer.ok) return { id: known, offset: Number(answer.headers.get('Upload-Offset')) }
    }
    const body = JSON.stringify({ name: this.file.name, size: this.file.size, type: this.file.type })
    const answer = await this.ask('', { method: 'POST', body }, { 'Content-Type': 'application/json' })
    if (!answer.ok) throw new Rejected(await reasonOf(answer) || 'Máy chủ không nhận tệp này.')
    const made = await answer.json()
    try { localStorage.setItem(this.key, made.id) } catch { /* only resuming after a reload is lost */ }
    return made
  }

  async pieces () {
    let { id, offset } = await this.begin()
    this.show(offset)
    while (offset < this.file.size && !this.stopped) {
      const body = this.file.slice(offset, offset + PIECE)
      const answer = await this.ask(`${id}/`, { method: 'PATCH', body }, { 'Upload-Offset': String(offset), 'Content-Type': 'application/offset+octet-stream' })
      if (answer.status === 404) { localStorage.removeItem(this.key); throw new TypeError('begin again') }
      offset = answer.headers.has('Upload-Offset') ? Number(answer.headers.get('Upload-Offset')) : offset + body.size
      this.failures = 0
      this.show(offset)
    }
    return id
  }

  async run () {
    this.failures = 0
    while (!this.stopped) {
      try {
        const id = await this.pieces()
        return this.stopped ? undefined : this.done(id)
      } catch (error) {
        if (error instanceof Rejected) return this.failed(error.message)
        this.state.textContent = 'Mất kết nối; sẽ gửi tiếp từ chỗ dừng khi có mạng.'
        await pause(PAUSES[Math.min(this.failures++, PAUSES.length - 1)])
      }
    }
  }

  show (offset) {
    this.bar.value = offset
    const percent = this.file.size ? Math.floor(offset / this.file.size * 100) : 100
    this.state.textContent = `Đang gửi: ${percent} %, ${sizeInWords(offset)} trên ${sizeInWords(this.file.size)}`
  }

  hidden (name, value) {
    return Object.assign(document.createElement('input'), { type: 'hidden', name: `${this.box.dataset.uploadName}_${name}`, value })
  }

  done (id) {
    localStorage.removeItem(this.key)
    this.id = id
    const hidden = this.hidden('id', id)
    this.bar.remove()
    this.item.append(hidden)
    this.item.classList.add('mc-upload__item--done')
    this.state.textContent = `Đã nhận đủ, ${sizeInWords(this.file.size)}`
    hidden.dispatchEvent(new Event('change', { bubbles: true }))
  }

  failed (reason) {
    localStorage.removeItem(this.key)
    this.bar.remove()
    this.item.classList.add('mc-upload__item--failed')
    this.state.textContent = reason
  }

  abandon () {
    this.stopped = true
    localStorage.removeItem(this.key)
    const form = this.box.closest('form')
    this.item.remove()
    if (this.id) this.box.append(this.hidden('remove', this.id))
    const choose = this.box.querySelector('.govuk-file-upload-button') || this.box.querySelector('input[type=file]')
    choose.focus()
    if (form) form.dispatchEvent(new Event('change', { bubbles: true }))
  }
}

function pending (form) {
  return form.querySelectorAll('.mc-upload__item:not(.mc-upload__item--done):not(.mc-upload__item--failed)').length
}

function waitForFiles (form) {
  if (form.dataset.waitsForFiles !== undefined) return
  form.dataset.waitsForFiles = ''
  form.addEventListener('submit', event => {
    if (!pending(form)) return
    event.preventDefault()
    const state = form.querySelector('.mc-upload__item progress')?.closest('.mc-upload__item').querySelector('.mc-upload__state')
    if (state) state.textContent = `Tệp chưa gửi xong; xin chờ rồi bấm lại. ${state.textContent}`
  })
}

export function uploads (scope = document) {
  for (const box of scope.querySelectorAll('[data-upload]')) {
    const field = box.querySelector('input[type=file]')
    if (!field) continue
    if (box.closest('form')) waitForFiles(box.closest('form'))
    field.addEventListener('change', async () => {
      if (!field.files.length) return
      const transfers = [...field.files].map(file => new Transfer(box, file))
      field.value = ''
      field.dispatchEvent(new Event('change'))
      for (const transfer of transfers) await transfer.run()
    })
  }
}
