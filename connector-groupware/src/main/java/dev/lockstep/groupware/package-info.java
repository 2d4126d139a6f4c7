/**
 * The groupware connector: what changes in the mailboxes goes to {@code groupware.changes}, what
 * {@code groupware.commands} want goes to Microsoft Graph.
 */
@NullMarked
package dev.lockstep.groupware;

import org.jspecify.annotations.NullMarked;
