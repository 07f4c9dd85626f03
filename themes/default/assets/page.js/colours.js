// The switch between colours, beside the other tools.

const choices = { "": "System", light: "Light", dark: "Dark", contrast: "High contrast" };

function addThemeSwitch() {
  const tools = document.querySelector(".tools");
  if (!tools) return;
  const { read, set } = globalThis.memocTheme;
  const sign = make("span", { "aria-hidden": "true" }); // drawn by the style
  const select = make("select", { "aria-label": "Colours" }, ...Object.entries(choices).map(([value, name]) => new Option(name, value)));
  const show = () => { sign.dataset.choice = select.value; };
  select.value = read() in choices ? read() : "";
  show();
  select.addEventListener("change", () => {
    set(select.value);
    show();
  });
  tools.append(make("span", { class: "tool theme", title: "Colours" }, sign, select));
}
