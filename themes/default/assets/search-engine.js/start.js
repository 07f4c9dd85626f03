globalThis.memocSearch = receive;
receive.open = (options) => new Engine(options);
receive.parse = (query) => new QueryParser(query).clauses;
receive.eachChunk = eachChunk;
receive.hasForm = hasForm;
