/** Reading the CRM's tables over JDBC. */
@NullMarked
package dev.lockstep.crm.database;

import org.jspecify.annotations.NullMarked;
