/** Which mailboxes this instance owns, and the life of each of them. */
@NullMarked
package dev.lockstep.groupware.mailbox;

import org.jspecify.annotations.NullMarked;
