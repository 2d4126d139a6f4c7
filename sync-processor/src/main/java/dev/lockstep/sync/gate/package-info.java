/** Gates: they count deletions and mails, and hold what is too much for a person. Pure. */
@NullMarked
package dev.lockstep.sync.gate;

import org.jspecify.annotations.NullMarked;
