-- mediabag/types.lua - which type of media (MIME) files have, by the ends of their names.

local TYPES = {
  ['application/epub+zip'] = 'epub',
  ['application/javascript'] = 'js mjs',
  ['application/json'] = 'json map',
  ['application/msword'] = 'doc',
  ['application/ogg'] = 'ogx',
  ['application/eps'] = 'eps',
  ['application/pdf'] = 'pdf',
  ['application/postscript'] = 'ps ai',
  ['application/rtf'] = 'rtf',
  ['application/vnd.ms-excel'] = 'xls',
  ['application/vnd.ms-powerpoint'] = 'ppt',
  ['application/vnd.oasis.opendocument.presentation'] = 'odp',
  ['application/vnd.oasis.opendocument.spreadsheet'] = 'ods',
  ['application/vnd.oasis.opendocument.text'] = 'odt',
  ['application/vnd.openxmlformats-officedocument.presentationml.presentation'] = 'pptx',
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'] = 'xlsx',
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document'] = 'docx',
  ['application/wasm'] = 'wasm',
  ['application/x-tar'] = 'tar',
  ['application/xhtml+xml'] = 'xhtml xht',
  ['application/xml'] = 'xml xsl',
  ['application/zip'] = 'zip',
  ['audio/mp4'] = 'm4a',
  ['audio/mpeg'] = 'mp3 mpga',
  ['audio/ogg'] = 'ogg oga opus',
  ['audio/x-flac'] = 'flac',
  ['audio/x-wav'] = 'wav',
  ['font/otf'] = 'otf',
  ['font/ttf'] = 'ttf',
  ['font/woff'] = 'woff',
  ['font/woff2'] = 'woff2',
  ['image/apng'] = 'apng',
  ['image/avif'] = 'avif',
  ['image/gif'] = 'gif',
  ['image/jpeg'] = 'jpg jpeg jpe jfif',
  ['image/jxl'] = 'jxl',
  ['image/png'] = 'png',
  ['image/svg+xml'] = 'svg svgz',
  ['image/tiff'] = 'tiff tif',
  ['image/vnd.djvu'] = 'djvu djv',
  ['image/webp'] = 'webp',
  ['image/x-emf'] = 'emf',
  ['image/x-icon'] = 'ico',
  ['image/x-ms-bmp'] = 'bmp',
  ['image/x-wmf'] = 'wmf',
  ['text/calendar'] = 'ics',
  ['text/css'] = 'css',
  ['text/csv'] = 'csv',
  ['text/html'] = 'html htm',
  ['text/markdown'] = 'md markdown',
  ['text/plain'] = 'txt text conf log',
  ['text/tab-separated-values'] = 'tsv',
  ['text/vtt'] = 'vtt',
  ['text/x-diff'] = 'diff patch',
  ['text/x-haskell'] = 'hs',
  ['text/x-python'] = 'py',
  ['text/yaml'] = 'yaml yml',
  ['video/mp4'] = 'mp4 m4v mp4v mpg4',
  ['video/mpeg'] = 'mpeg mpg mpe',
  ['video/ogg'] = 'ogv',
  ['video/quicktime'] = 'mov qt',
  ['video/webm'] = 'webm',
  ['video/x-msvideo'] = 'avi',
}

local by_ending, by_type = {}, {}

for mime, endings in pairs(TYPES) do
  for ending in endings:gmatch '%S+' do
    by_ending[ending] = mime
    by_type[mime] = by_type[mime] or ending
  end
end

local types = {}

-- Of an ending such as "png", in any case; nil when it is not known.
function types.of_ending(ending)
  return by_ending[ending:lower()]
end

-- The usual ending; nil when the type is not known.
function types.ending_of(mime)
  return by_type[mime:match '^[^;]*']
end

return types
