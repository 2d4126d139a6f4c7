// What a user of a calendar does, with Microsoft's JavaScript client as it is. Usage: node calendar.cjs ADDRESS,
// where a simulator listens with an empty mailbox ada@contoso.test. Prints a line of JSON for each step.
"use strict";
const assert = require("node:assert/strict");
const {
  BatchRequestContent,
  BatchResponseContent,
  Client,
  GraphError,
  PageIterator,
} = require("@microsoft/microsoft-graph-client");

const simulator = process.argv[2];
const graph = "https://graph.microsoft.com";
const events = "/users/ada@contoso.test/events";

// The client puts a token on https alone, and follows no other absolute link. So it talks to the address that it
// knows, and what stands in for the network here carries its requests to the simulator, as a proxy that ends TLS does.
const network = globalThis.fetch;
globalThis.fetch = (address, options = {}) => {
  const url = typeof address === "string" ? address : address.url;
  if (!url.startsWith(graph)) {
    return network(address, options);
  }
  const headers = new Headers(options.headers);
  headers.set("X-Forwarded-Proto", "https");
  headers.set("X-Forwarded-Host", "graph.microsoft.com");
  return network(simulator + url.substring(graph.length), { ...options, headers });
};

async function token() {
  const answer = await fetch(`${simulator}/contoso.test/oauth2/v2.0/token`, {
    method: "POST",
    body: new URLSearchParams({ grant_type: "client_credentials", client_id: "js", client_secret: "x" }),
  });
  return (await answer.json()).access_token;
}

async function control(method, path, body) {
  const answer = await fetch(`${simulator}/_sim${path}`, { method, body: body && JSON.stringify(body) });
  return answer.status === 204 ? undefined : answer.json();
}

const client = Client.initWithMiddleware({ authProvider: { getAccessToken: token } });

function event(subject, day, more = {}) {
  const date = `2026-06-${String(day).padStart(2, "0")}`;
  return {
    subject,
    start: { dateTime: `${date}T10:00:00`, timeZone: "Europe/Berlin" },
    end: { dateTime: `${date}T11:00:00`, timeZone: "Europe/Berlin" },
    ...more,
  };
}

async function refusal(request) {
  try {
    await request;
  } catch (error) {
    assert.ok(error instanceof GraphError, String(error));
    return error;
  }
  throw new Error("the request was not refused");
}

const key = "String {66f5a359-4659-4830-9070-00040ec6ac6e} Name CrmKey";

const steps = {
  async create() {
    const made = await client.api(events).post(event("Visit", 1, { body: { contentType: "text", content: "Bring it" } }));
    assert.equal(made.subject, "Visit");
    assert.equal(made["@odata.etag"], `W/"${made.changeKey}"`);
    assert.equal(made.type, "singleInstance");
    assert.equal(made.isOrganizer, true);
    assert.equal(made.start.dateTime, "2026-06-01T08:00:00.0000000");
  },

  async get() {
    const made = await client.api(events).post(event("Once", 2));
    const shown = await client
      .api(`${events}/${made.id}`)
      .header("Prefer", 'outlook.timezone="Tokyo Standard Time"')
      .select(["subject", "start"])
      .get();
    assert.equal(shown.start.dateTime, "2026-06-02T17:00:00.0000000");
    assert.equal(shown.end, undefined);
    assert.equal(shown.id, made.id);
  },

  async pages() {
    const before = (await client.api(events).count(true).top(1).get())["@odata.count"];
    for (let day = 3; day < 16; day++) {
      await client.api(events).post(event(`Day ${day}`, day));
    }
    const first = await client.api(events).top(5).orderby("start/dateTime").get();
    assert.ok(first["@odata.nextLink"].startsWith(`${graph}/v1.0/`), first["@odata.nextLink"]);
    const starts = [];
    const iterator = new PageIterator(client, first, (one) => starts.push(one.start.dateTime) > 0);
    await iterator.iterate();
    assert.ok(iterator.isComplete());
    assert.equal(starts.length, before + 13);
    assert.equal(new Set(starts).size, starts.length);
    assert.deepEqual(starts, [...starts].sort());
  },

  async filter() {
    const made = await client.api(events).post(event("Linked", 16, { singleValueExtendedProperties: [{ id: key, value: "ma-7" }] }));
    const found = await client
      .api(events)
      .filter(`singleValueExtendedProperties/Any(ep: ep/id eq '${key}' and ep/value eq 'ma-7')`)
      .expand(`singleValueExtendedProperties($filter=id eq '${key}')`)
      .get();
    assert.deepEqual(found.value.map((one) => one.id), [made.id]);
    assert.deepEqual(found.value[0].singleValueExtendedProperties, [{ id: key, value: "ma-7" }]);
  },

  async change() {
    const made = await client.api(events).post(event("Draft", 17));
    const path = `${events}/${made.id}`;
    const changed = await client.api(path).header("If-Match", made["@odata.etag"]).patch({ subject: "Final" });
    assert.notEqual(changed["@odata.etag"], made["@odata.etag"]);
    const refused = await refusal(client.api(path).header("If-Match", made["@odata.etag"]).patch({ subject: "Lost" }));
    assert.equal(refused.statusCode, 412);
    assert.equal(refused.code, "ErrorIrresolvableConflict");
    assert.equal((await client.api(path).get()).subject, "Final");
  },

  async delta() {
    const collect = async (page) => {
      const items = [];
      const headers = { Prefer: "odata.maxpagesize=4" };
      const iterator = new PageIterator(client, page, (one) => items.push(one) > 0, { headers });
      await iterator.iterate();
      return { items, deltaLink: iterator.getDeltaLink() };
    };
    const start = await client
      .api("/users/ada@contoso.test/calendarView/delta")
      .query({ startDateTime: "2026-06-01T00:00:00Z", endDateTime: "2026-07-01T00:00:00Z" })
      .header("Prefer", "odata.maxpagesize=4")
      .get();
    assert.equal(start.value.length, 4);
    const whole = await collect(start);
    const { "@odata.count": count } = await client.api(events).count(true).top(1).get();
    assert.equal(whole.items.length, count);

    const [gone, kept] = whole.items;
    await client.api(`${events}/${gone.id}`).delete();
    await client.api(`${events}/${kept.id}`).patch({ subject: "Moved on" });
    const round = await collect(await client.api(whole.deltaLink).get());
    assert.deepEqual(
      round.items.map((one) => [one.id, one["@removed"]?.reason ?? one.subject]).sort(),
      [[gone.id, "deleted"], [kept.id, "Moved on"]].sort(),
    );
  },

  async series() {
    const made = await client.api(events).post(
      event("Weekly", 1, {
        recurrence: {
          pattern: { type: "weekly", interval: 1, daysOfWeek: ["monday"] },
          range: { type: "numbered", startDate: "2026-06-01", numberOfOccurrences: 4 },
        },
      }),
    );
    const window = { startDateTime: "2026-06-01T00:00:00Z", endDateTime: "2026-08-01T00:00:00Z" };
    const instances = await client.api(`${events}/${made.id}/instances`).query(window).get();
    assert.deepEqual(
      instances.value.map((one) => one.start.dateTime.substring(0, 10)),
      ["2026-06-01", "2026-06-08", "2026-06-15", "2026-06-22"],
    );
    await client.api(`${events}/${instances.value[1].id}`).delete();
    const master = await client.api(`${events}/${made.id}`).select("subject,cancelledOccurrences").get();
    assert.deepEqual(master.cancelledOccurrences, [`OID.${made.id}.2026-06-08`]);
  },

  async attachments() {
    const made = await client.api(events).post(event("With a file", 18));
    const path = `${events}/${made.id}`;
    const file = {
      "@odata.type": "#microsoft.graph.fileAttachment",
      name: "offer.txt",
      contentType: "text/plain",
      contentBytes: Buffer.from("42 pieces").toString("base64"),
    };
    const added = await client.api(`${path}/attachments`).post(file);
    assert.equal((await client.api(path).get()).hasAttachments, true);
    const stream = await client.api(`${path}/attachments/${added.id}/$value`).getStream();
    assert.equal(await new Response(stream).text(), "42 pieces");
  },

  async batch() {
    const content = new BatchRequestContent([
      {
        id: "make",
        request: new Request(`${graph}${events}`, {
          method: "POST",
          headers: { "Content-Type": "application/json" },
          body: JSON.stringify(event("In a batch", 19)),
        }),
      },
      { id: "list", dependsOn: ["make"], request: new Request(`${graph}${events}?$filter=subject eq 'In a batch'`) },
      { id: "nothing", dependsOn: ["make"], request: new Request(`${graph}${events}/none`) },
    ]);
    const answers = new BatchResponseContent(await client.api("/$batch").post(await content.getContent()));
    assert.equal(answers.getResponseById("make").status, 201);
    const made = await answers.getResponseById("make").json();
    const list = await answers.getResponseById("list").json();
    assert.deepEqual(list.value.map((one) => one.id), [made.id]);
    const refused = answers.getResponseById("nothing");
    assert.equal(refused.status, 400);
    assert.equal((await refused.json()).error.code, "ErrorInvalidIdMalformed");
  },

  async remove() {
    const made = await client.api(events).post(event("Short-lived", 20));
    const path = `${events}/${made.id}`;
    assert.equal(await client.api(path).delete(), undefined);
    assert.equal((await refusal(client.api(path).delete())).statusCode, 404);
  },

  async errors() {
    const made = await client.api(events).post(event("Gone", 21));
    await client.api(`${events}/${made.id}`).delete();
    const refused = await refusal(client.api(`${events}/${made.id}`).get());
    assert.equal(refused.statusCode, 404);
    assert.equal(refused.code, "ErrorItemNotFound");
    assert.equal(refused.message, "The specified object was not found in the store.");
    assert.match(refused.requestId, /^[0-9a-f-]{36}$/);
    assert.ok(refused.date instanceof Date && !Number.isNaN(refused.date.valueOf()));
    assert.equal(JSON.parse(refused.body).innerError["request-id"], refused.requestId);
  },

  // The client repeats a POST by itself; only the transactionId keeps that from making a second event.
  async retry() {
    const path = "/users/ada@contoso.test/events$";
    const lost = { status: 503, retryAfter: "1", afterCommit: true };
    await control("POST", "/faults", { method: "POST", path, action: lost });
    await client.api(events).post(event("Twice", 22, { transactionId: "js-1" }));
    const found = await client.api(events).filter("subject eq 'Twice'").get();
    assert.equal(found.value.length, 1);
    const { value: requests } = await control("GET", "/requests");
    const attempts = requests.filter((one) => one.method === "POST" && one.body.includes("js-1"));
    assert.deepEqual(attempts.map((one) => one.status), [503, 201]);
  },
};

(async () => {
  for (const [step, run] of Object.entries(steps)) {
    const failure = await run().then(
      () => null,
      (error) => String(error?.stack ?? error),
    );
    console.log(JSON.stringify({ step, failure }));
  }
})();
