-- What is sent once is a form with the same words in it. The same form with other words is another question, so that
-- somebody who goes back and asks something else is not told that they have asked already.
alter table site.sent_form rename to sending;
-- A hash of the form, the words and the files.
alter table site.sending rename column form_id to id;
alter table site.sending rename constraint sent_form_form_id_check to sending_id_check;
alter index site.sent_form_pkey rename to sending_pkey;
alter index site.sent_form_by_age rename to sending_by_age;
alter index site.sent_form_by_case rename to sending_by_case;
alter index site.sent_form_by_customer rename to sending_by_customer;
alter table site.sending rename constraint sent_form_case_id_fkey to sending_case_id_fkey;
alter table site.sending rename constraint sent_form_customer_id_fkey to sending_customer_id_fkey;
