export { Courses as CoursesPage } from '../courses/courses.tsx';
