// Answers on standard output, one JSON line for each line of standard input:
//   {"values": [case, …]}              -> {"values": [...]}   results, for the comparison
//   {"time": number, "seconds": s}     -> {"evaluate": ns, "function": ns}
// A case is {"text": FEEL, "inputs": {name: value}}; dates are {"$date": "2026-01-31"}.
import { createInterface } from 'node:readline';
import { date, evaluate, isFunction } from 'feelin';

function given(value) {
  if (Array.isArray(value)) return value.map(given);
  if (value === null || typeof value !== 'object') return value;
  if ('$date' in value) return date(value.$date);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, given(each)]));
}

function plain(value) {
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || value === undefined) return null;
  if (typeof value !== 'object') return value;
  if (Object.getPrototypeOf(value) !== Object.prototype) {
    return { $text: evaluate('string(it)', { it: value }).value };
  }
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each)]));
}

// feelin's evaluate takes only a text. The one way to keep what was parsed: the text of a function
// is evaluated once to a function value, which is then invoked.
function prepared(text, inputs) {
  const names = Object.keys(inputs);
  const made = evaluate(`function(${names.join(', ')}) ${text}`).value;
  const given = Object.values(inputs);
  return isFunction(made) ? () => made.invoke(given) : null;
}

function time(work, seconds) {
  let rounds = 1;
  for (;;) {
    const begun = process.hrtime.bigint();
    for (let i = 0; i < rounds; i++) work();
    const spent = Number(process.hrtime.bigint() - begun);
    if (spent >= seconds * 1e9) return spent / rounds;
    rounds = Math.max(rounds + 1, Math.ceil(rounds * Math.min(10, (seconds * 1.1e9) / spent)));
  }
}

let cases = [];
for await (const line of createInterface({ input: process.stdin })) {
  const asked = JSON.parse(line);
  let answer;
  if (asked.values) {
    cases = asked.values.map(({ text, inputs }) => {
      const values = given(inputs);
      return { once: () => evaluate(text, values).value, again: prepared(text, values) };
    });
    answer = {
      evaluate: cases.map(({ once }) => plain(once())),
      function: cases.map(({ again }) => (again ? plain(again()) : null)),
    };
  } else {
    const { once, again } = cases[asked.time];
    answer = {
      evaluate: time(once, asked.seconds),
      function: again ? time(again, asked.seconds) : null,
    };
  }
  process.stdout.write(JSON.stringify(answer) + '\n');
}
