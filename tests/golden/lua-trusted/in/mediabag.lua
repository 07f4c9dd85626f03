pandoc.mediabag.insert('a/b.txt', nil, 'text\n')
pandoc.mediabag.insert('c.txt', nil, 'other\n')
pandoc.mediabag.write('media', 'a/b.txt')
print(table.concat(pandoc.system.list_directory 'media', ' '))
pandoc.mediabag.write 'media'
print(table.concat(pandoc.system.list_directory 'media', ' '))
