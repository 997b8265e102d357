for (const slider of document.querySelectorAll(".slider")) {
  const input = slider.querySelector("input");
  const output = slider.querySelector("output");
  const sheets = slider.querySelectorAll(".sheet");
  const show = () => {
    sheets.forEach((sheet, i) => { sheet.hidden = i !== Number(input.value); });
    output.textContent = sheets[Number(input.value)].dataset.caption;
  };
  input.addEventListener("input", show);
  show();
}
