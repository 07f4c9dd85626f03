-- What pandoc.system does for a script that is trusted.
local system = pandoc.system

local function fails(...)
  print(select(2, pcall(...)))
end

print('-- files')
system.make_directory 'new'
fails(system.make_directory, 'new')
fails(system.make_directory, 'none/inner')
system.make_directory('new', true)
system.make_directory('new/a/b', true)
system.write_file('new/one.txt', 'one\0\n')
print(#system.read_file 'new/one.txt')
system.copy('new/one.txt', 'new/two.txt')
system.rename('new/two.txt', 'new/a/three.txt')
print(table.concat(system.list_directory 'new', ' '), table.concat(system.list_directory 'new/a', ' '))
fails(system.rename, 'new/one.txt', 'new/a')
fails(system.copy, 'none', 'new/x')
fails(system.read_file, 'none')
fails(system.read_file, 'new')
fails(system.write_file, 'new', 'x')
fails(system.write_file, 'none/x', 'x')
print(system.times 'new/one.txt':match '^%d%d%d%d%-%d%d%-%d%dT%d%d:%d%d:%d%dZ$' ~= nil)
fails(system.times, 'none')

print '-- removing'
system.remove 'new/one.txt'
fails(system.remove, 'new/one.txt')
fails(system.remove_directory, 'new')
os.execute 'ln -s ../system.lua new/link'
system.remove_directory('new', true)
fails(system.list_directory, 'new')
print(#system.read_file 'system.lua' > 0)

print '-- the process'
local here = system.get_working_directory()
print(here:sub(1, 1), system.with_working_directory('..', function(path)
  return path, system.get_working_directory() ~= here
end))
fails(system.with_working_directory, '.', function() error('inside', 0) end)
print(system.get_working_directory() == here)
fails(system.with_working_directory, 'none', print)
print(system.environment().A, os.getenv 'A')
print(system.with_environment({B = 'inner'}, function() return os.getenv 'A', os.getenv 'B', system.environment().B end))
print(os.getenv 'A', os.getenv 'B')
print(math.type(system.cputime()), #system.os > 0, #system.arch > 0)

print '-- temporary folders'
local kept
print(system.with_temporary_directory('.', 'test', function(path)
  kept = path
  system.write_file(path .. '/y', 'y')
  return path:match '^%./test' ~= nil, #system.list_directory(path)
end))
fails(system.list_directory, kept:sub(1, 6))
fails(system.with_temporary_directory, 'test', function() error('inside', 0) end)
fails(system.with_temporary_directory, 'none', 'test', print)

print '-- programs'
print(system.command('tr', {'a-z', "A-Z"}, "it's"))
print(system.command('sh', {'-c', 'echo out; echo err >&2; exit 3'}))
print(system.command('sh', {'-c', 'echo $X'}, nil, {env = {X = 'value', PATH = os.getenv 'PATH'}, cwd = '/'}))

print '-- folders of the user'
print(system.with_environment({HOME = '/home/me', XDG_DATA_HOME = '/data'}, function()
  return system.xdg 'config', system.xdg('XDG_DATA_HOME', 'x'), table.concat(system.xdg 'XDG_CONFIG_DIRS', ' ')
end))
fails(system.xdg, 'other')
