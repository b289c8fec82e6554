// Text pasted into a rich text field is tidied before Wagtail's editor reads it. The editor itself drops colours,
// fonts and Word's list marks; it does not know tables, level-1 headings, scripts and decomposed letters.
(() => {
  const EDITOR = '.public-DraftEditor-content';
  const NOT_TEXT = 'script, style, meta, link, title, xml, template, noscript';
  const LEVELS = { H1: 'h2', H4: 'h3', H5: 'h3', H6: 'h3' };
  const BLOCKS = 'p, h1, h2, h3, h4, h5, h6, li, div';
  const tidied = new WeakSet();

  const words = (node) => node.textContent.replace(/\s+/g, ' ').trim();

  const rename = (element, name) => {
    const renamed = element.ownerDocument.createElement(name);
    renamed.append(...element.childNodes);
    element.replaceWith(renamed);
  };

  // A row becomes one line, so that no cell is lost and what belongs together stays together.
  const flatten = (table) => {
    const lines = [...table.rows].map((row) => {
      const line = table.ownerDocument.createElement('p');
      line.textContent = [...row.cells].map(words).filter(Boolean).join(' | ');
      return line;
    });
    table.replaceWith(...lines);
  };

  const normalise = (root) => {
    const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      walker.currentNode.data = walker.currentNode.data.normalize('NFC');
    }
  };

  const fragment = (html) => html.replace(/^[^]*<!--StartFragment-->/, '').replace(/<!--EndFragment-->[^]*$/, '');

  const tidyHtml = (html) => {
    const { body } = new DOMParser().parseFromString(fragment(html), 'text/html');
    body.querySelectorAll(NOT_TEXT).forEach((element) => element.remove());
    [...body.querySelectorAll('table')].reverse().forEach(flatten);
    Object.entries(LEVELS).forEach(([from, to]) => {
      body.querySelectorAll(from).forEach((element) => rename(element, to));
    });
    body.querySelectorAll('h2 b, h2 strong, h3 b, h3 strong').forEach((element) => {
      element.replaceWith(...element.childNodes);
    });
    body.querySelectorAll(BLOCKS).forEach((element) => {
      if (!words(element)) element.remove();
    });
    normalise(body);
    return body.innerHTML.trim();
  };

  // A PDF breaks lines where the paper ended: a line that goes on in lower case is joined to the one before.
  const tidyText = (text) =>
    text
      .normalize('NFC')
      .replace(/\r\n?/g, '\n')
      .split(/\n\s*\n+/)
      .map((paragraph) => paragraph.trim().replace(/([^.:;!?…\n])[ \t]*\n[ \t]*(?=\p{Ll})/gu, '$1 '))
      .filter(Boolean)
      .join('\n');

  const tidyPaste = (event) => {
    const source = event.clipboardData;
    const isOurs = tidied.has(event) || !event.target.closest?.(EDITOR) || !source || source.files.length;
    const html = source?.getData('text/html') || '';
    if (isOurs || html.includes('data-editor')) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const clipboardData = new DataTransfer();
    const clean = html && tidyHtml(html);
    if (clean) clipboardData.setData('text/html', clean);
    clipboardData.setData('text/plain', tidyText(source.getData('text/plain')));
    const again = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    tidied.add(again);
    event.target.dispatchEvent(again);
  };

  window.addEventListener('paste', tidyPaste, true);
})();
