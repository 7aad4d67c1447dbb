// Loaded into the server before everything else: lets its clock jump to what a file says, in milliseconds ahead.
import { readFileSync } from 'node:fs';
import { setInterval } from 'node:timers';
import process from 'node:process';

const file = process.env.WEATHER_CLOCK;
const realNow = Date.now.bind(Date);
let ahead = 0;

function read() {
  try {
    ahead = Number(readFileSync(file, 'utf8'));
  } catch {
    // It is being written.
  }
}

read();
setInterval(read, 100).unref();
Date.now = () => realNow() + ahead;
