globalThis.memocSearch = receive;
receive.open = (options) => new Engine(options);
receive.parse = parseQuery;
receive.eachChunk = eachChunk;
