/** What the groupware connector and the processor tell each other. */
@NullMarked
package dev.lockstep.model.groupware;

import org.jspecify.annotations.NullMarked;
