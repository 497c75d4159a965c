import type { LibraryTable } from '../table.ts';

/** Message consumers and schedulers: the function given runs for every message or at every tick. */
export const jobQueues = {
  library: 'job-queues',
  modules: ['kafkajs', 'bullmq', 'bull', 'amqplib', 'amqplib/*', 'node-cron', 'node-schedule', 'cron', 'agenda', 'mqtt', 'electron'],
  globals: [],
  namespaceExports: ['default'],
  kinds: {
    Kafka: {
      noun: 'Kafka client',
      types: ['Kafka'],
      methods: [{ names: ['consumer'], result: { kind: 'job-queues.Consumer' }, evidence: 'https://kafka.js.org/docs/consuming' }],
      evidence: 'https://kafka.js.org/docs/consuming',
    },
    Consumer: {
      noun: 'consumer',
      types: ['Consumer'],
      methods: [
        {
          names: ['run'],
          runs: [
            { argument: 0, member: 'eachMessage', mode: 'request' },
            { argument: 0, member: 'eachBatch', mode: 'request' },
          ],
          evidence: 'https://kafka.js.org/docs/consuming#a-name-each-message-a-eachmessage',
        },
      ],
      evidence: 'https://kafka.js.org/docs/consuming',
    },
    Queue: {
      noun: 'queue',
      types: ['Queue'],
      extends: 'node-events.EventEmitter',
      methods: [
        {
          names: ['process'],
          runs: [
            { argument: 0, mode: 'request' },
            { argument: 1, mode: 'request' },
            { argument: 2, mode: 'request' },
          ],
          evidence: 'https://github.com/OptimalBits/bull/blob/develop/REFERENCE.md#queueprocess',
        },
      ],
      evidence: 'https://github.com/OptimalBits/bull/blob/develop/REFERENCE.md',
    },
  },
  functions: [
    { names: ['Kafka'], construct: true, result: { kind: 'job-queues.Kafka' }, evidence: 'https://kafka.js.org/docs/getting-started' },
    {
      names: ['', 'Queue'],
      construct: true,
      result: { kind: 'job-queues.Queue' },
      evidence: 'https://github.com/OptimalBits/bull/blob/develop/REFERENCE.md',
    },
    { names: ['Worker'], construct: true, runs: [{ argument: 1, mode: 'request' }], evidence: 'https://docs.bullmq.io/guide/workers' },
    {
      names: ['schedule', 'scheduleJob'],
      runs: [
        { argument: 1, mode: 'timer' },
        { argument: 2, mode: 'timer' },
      ],
      evidence: 'https://github.com/node-cron/node-cron#readme',
    },
    {
      names: ['CronJob'],
      construct: true,
      runs: [{ argument: 1, mode: 'timer' }],
      evidence: 'https://github.com/kelektiv/node-cron#basic-usage',
    },
    {
      names: ['ipcMain.handle', 'ipcMain.on', 'ipcRenderer.on'],
      runs: [{ argument: 1, mode: 'request' }],
      evidence: 'https://www.electronjs.org/docs/latest/api/ipc-main',
    },
  ],
} satisfies LibraryTable;
