/*
 * walk_folder.h - the folders of a walk.
 */
#ifndef PROJECT_WALK_FOLDER_H
#define PROJECT_WALK_FOLDER_H

#include "project/walker.h"

/*
 * Reads all folders that wait in the list, and those below them: files are added to what was found, links wait in the walker. A
 * folder that was read for the same content path before is not read again.
 */
void walk_folders(Walker *walker, StepList *folders);

#endif
