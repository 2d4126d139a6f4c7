/** How much may be asked of Graph for a mailbox at once, and when to ask again. */
@NullMarked
package dev.lockstep.groupware.budget;

import org.jspecify.annotations.NullMarked;
