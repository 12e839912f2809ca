"use strict";
// What the sizes that are tried come to, by roletui's own formulas, in fractions: [top, bottom].
const every = (name) => [...document.querySelectorAll(name)];
const plan = JSON.parse(document.getElementById("formulas").textContent);
const sliders = every("[data-size]");
const back = document.getElementById("as-decided");

const greater = (a, b) => a[0] * b[1] > b[0] * a[1];
const most = (a, b) => (greater(a, b) ? a : b);
const plus = (a, b) => [a[0] * b[1] + b[0] * a[1], a[1] * b[1]];
const minus = (a, b) => [a[0] * b[1] - b[0] * a[1], a[1] * b[1]];
const times = (a, b) => [a[0] * b[0], a[1] * b[1]];
const inside = (a, low, high, end) => (greater(low, a) || greater(a, high) ? a : end);
const rounded = (a) => (2n * a[0] + a[1]) / (2n * a[1]);

// For how long at least one of some spans lasts.
function joint(...edges) {
  const spans = [];
  while (edges.length) spans.push(edges.splice(0, 2));
  spans.sort(([a], [b]) => (greater(a, b) ? 1 : -1));
  let [[end]] = spans;
  return spans.reduce((sum, [start, last]) => {
    const from = most(start, end);
    end = most(last, from);
    return plus(sum, minus(end, from));
  }, [0n, 1n]);
}

function values() {
  const work = { "+": plus, "-": minus, "*": times, most, inside, joint };
  const found = sliders.map(({ value }) => {
    const [units, places = ""] = value.split(".");
    return [BigInt(units + places), 10n ** BigInt(places.length)];
  });
  for (const [name, ...given] of plan.steps)
    found.push(name === "=" ? given.map(BigInt) : work[name](...given.map((at) => found[at])));
  return found;
}

// What is left of a minimum is rounded with all before it; without a quantity it is not there.
function total(parts, found) {
  const exact = Array(3).fill([0n, 1n]);
  return parts.reduce((sums, part) => {
    const left = part.slice(3);
    exact.forEach((sum, end) => (exact[end] = plus(sum, found[part[end]])));
    return sums.map((sum, end) => {
      if (!left.length) return sum + rounded(found[part[end]]);
      return left.some((at) => found[at][0]) ? rounded(exact[end]) : sum;
    });
  }, [0n, 0n, 0n]);
}

const grouped = (digits) => digits.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
function money(amount) {
  const digits = `${amount}`.padStart(plan.places + 1, "0");
  const cents = plan.places ? `.${digits.slice(-plan.places)}` : "";
  return plan.sign + grouped(digits.slice(0, digits.length - plan.places)) + cents;
}

function show() {
  const found = values();
  const groups = plan.groups.map((parts) => total(parts, found));
  every("[data-of]").forEach((out) => (out.textContent = grouped(sliders[out.dataset.of].value)));
  every("[data-sum]").forEach((out) => {
    const summed = out.dataset.sum.split(" ").map((at) => groups[at]);
    const ends = summed.reduce((a, b) => a.map((amount, end) => amount + b[end]));
    const [end, more] = [out.dataset.end, ends[1] - BigInt(out.dataset.than ?? 0)];
    const words = more > 0n ? `${money(more)} more` : `${money(-more)} less`;
    if (out.dataset.than) out.textContent = more ? words : out.dataset.same;
    else out.textContent = end === "1" || ends[0] !== ends[2] ? money(ends[end]) : "no range";
  });
  back.disabled = sliders.every((slider) => slider.value === slider.defaultValue);
}
sliders.forEach((slider) => slider.addEventListener("input", show));
back.addEventListener("click", () => {
  sliders.forEach((slider) => (slider.value = slider.defaultValue));
  show();
});
show();
document.getElementById("try").hidden = false;
