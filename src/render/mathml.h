/*
 * mathml.h - MathML from a converter, made fit for a page.
 *
 * A converter prints what it likes, and what it reads is anybody's: of its MathML, elements and attributes of a list are written anew
 * (MathML Core's for presentation), all else loses its tags or goes. So nothing of it can end the formula early or run. The TeX source
 * is kept beside it, as an annotation, which browsers do not show.
 */
#ifndef RENDER_MATHML_H
#define RENDER_MATHML_H

#include "base/buffer.h"
#include "base/slice.h"

enum { MATHML_DEPTH_MOST = 100 }; /* elements inside each other */

/*
 * Appends the first formula in `printed`, from <math> or, as blahtexml has it, <markup> to its end, with `tex` as its source. False
 * when there is none, or it is not well nested; then nothing is added.
 */
bool mathml_write(Buffer *out, Slice printed, Slice tex, bool is_display);

#endif
