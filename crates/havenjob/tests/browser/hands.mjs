// Ways to use a page: with a pointer, or with keys alone.
import assert from "node:assert/strict";

// Clicks and types, as most people do.
export const pointer = () => ({
  go: (locator) => locator.click(),
  type: (locator, text) => locator.fill(text),
  pick: (locator, words) => locator.selectOption({ label: words }),
  file: (locator, path) => locator.setInputFiles(path),
});

// Goes by Tab, and presses. Whatever has the focus must show it.
export function keys(page) {
  // From here on choosers come to the test and not to the screen.
  page.on("filechooser", () => {});
  const has = (locator) => locator.evaluate((e) => e === document.activeElement || e.contains(document.activeElement) && e.matches("label"));

  async function reach(locator) {
    await locator.first().waitFor({ state: "attached" });
    for (let n = 0; n < 250; n++) {
      if (await has(locator.first())) break;
      await page.keyboard.press("Tab");
    }
    assert.ok(await has(locator.first()), `the keys do not reach ${locator}`);
    const shown = await page.evaluate(() => {
      const style = getComputedStyle(document.activeElement);
      const rect = document.activeElement.getBoundingClientRect();
      const within = document.activeElement.matches("input[type=file]") ? document.activeElement.closest("form, label") : null;
      return { ring: style.outlineStyle !== "none" || style.boxShadow !== "none", size: rect.width * rect.height, within: !!within };
    });
    assert.ok(shown.ring || shown.within, `who goes by keys does not see ${locator}`);
  }

  return {
    async go(locator) {
      await reach(locator);
      await page.keyboard.press("Enter");
    },
    async type(locator, text) {
      await reach(locator);
      await page.keyboard.press("Control+A");
      await page.keyboard.insertText(text);
    },
    async pick(locator, words) {
      await reach(locator);
      await page.keyboard.type(words);
      assert.equal(await locator.evaluate((e) => e.selectedOptions[0].label), words);
    },
    async file(locator, path) {
      await reach(locator);
      const chooser = page.waitForEvent("filechooser");
      await page.keyboard.press("Enter");
      await (await chooser).setFiles(path);
    },
  };
}
