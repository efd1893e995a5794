// What React and the drawings have to say of a page is said by their development builds, which are chosen when they are loaded: to be
// imported before anything else.
process.env['NODE_ENV'] = 'test';
