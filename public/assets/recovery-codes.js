// Buttons for the recovery codes. Without script they can be selected, copied and printed as any text.
const list = document.getElementById('codes');
const text = [...list.querySelectorAll('code')].map(({ textContent }) => textContent).join('\n') + '\n';

const acts = {
  async copy() {
    await navigator.clipboard.writeText(text);
    document.getElementById('code-status').textContent = list.dataset.copied;
  },
  download() {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
    link.download = list.dataset.file;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  },
  print() {
    print();
  },
};

const buttons = document.getElementById('code-buttons');
buttons.hidden = false;
for (const button of buttons.children) {
  // Over http, except on localhost, browsers have no clipboard for pages.
  button.hidden = button.dataset.act === 'copy' && !navigator.clipboard;
  button.addEventListener('click', () => acts[button.dataset.act]());
}
