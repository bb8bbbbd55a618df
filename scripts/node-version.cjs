// Written for old Nodes too: it only has to run far enough to say what is wrong.
var major = Number(process.versions.node.split('.')[0]);
if (major < 26) {
  console.error('Gaebong needs Node 26 or newer; this is Node ' + process.versions.node + '.');
  console.error(
    'Run "npm ci" once (it brings Node 26 along), then "npm start"; or install Node 26 from nodejs.org.',
  );
  process.exit(1);
}
process.umask(0o077);
require('node:module').enableCompileCache(require('node:path').join(__dirname, '..', 'var', 'cache'));
