/** What the connector keeps in memory of each mailbox while it owns it. */
@NullMarked
package dev.lockstep.groupware.context;

import org.jspecify.annotations.NullMarked;
