// Tests neither read nor fill the caches of who runs them.
process.env.MEMOC_CACHE = '';
