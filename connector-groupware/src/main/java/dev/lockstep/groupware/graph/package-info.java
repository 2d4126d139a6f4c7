/**
 * The adapter to Microsoft Graph: the only place that knows its SDK. Models of the SDK do not leave
 * it: they keep all their history in a backing store, and serialize completely only once, so one is
 * made for each request and turned into an own record at once.
 */
@NullMarked
package dev.lockstep.groupware.graph;

import org.jspecify.annotations.NullMarked;
